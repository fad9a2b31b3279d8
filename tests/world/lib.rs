//! The whole system in memory, seeded, with a calendar turned by hand.
