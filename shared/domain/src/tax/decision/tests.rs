//! How supplies are taxed: one sentence a case.

mod at_home;
mod case;
mod elsewhere;
mod in_the_union;
mod sellers;
