//! What an invoicing system decides, as pure functions over values: no I/O, no clock, no randomness, no environment.
