"""Measuring Tandem on the machine at hand: ratios of one run, and figures beside them."""
