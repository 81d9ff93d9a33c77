"""Rounding as laws and payslips do: half a cent goes up."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

# In cents. OpenFisca keeps 32-bit floats: 2,500.005 may come as 2,500.0049. What a formula
# computed in 64 bits is exact enough to look closer.
_NOISE = {"float32": 0.02, "float64": 1e-6}


def cents(amount: ArrayLike) -> NDArray[np.float64]:
    """Euro, rounded to the cent, half a cent up."""
    return np.floor(_in_cents(amount) + 0.5) / 100


def cents_down(amount: ArrayLike) -> NDArray[np.float64]:
    """Euro, the part of a cent dropped."""
    return np.floor(_in_cents(amount)) / 100


def _in_cents(amount: ArrayLike) -> NDArray[np.float64]:
    given = np.asarray(amount)
    noise = _NOISE.get(given.dtype.name, _NOISE["float64"])
    return given.astype(np.float64) * 100 + noise
