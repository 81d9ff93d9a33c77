"""Rounding as laws and payslips do: half a cent goes up."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

# In cents. OpenFisca keeps 32-bit floats: 2,500.005 may come as 2,500.0049.
_NOISE = 0.02


def cents(amount: ArrayLike) -> NDArray[np.float64]:
    """Euro, rounded to the cent, half a cent up."""
    return np.floor(np.asarray(amount, dtype=np.float64) * 100 + 0.5 + _NOISE) / 100


def cents_down(amount: ArrayLike) -> NDArray[np.float64]:
    """Euro, the part of a cent dropped."""
    return np.floor(np.asarray(amount, dtype=np.float64) * 100 + _NOISE) / 100
