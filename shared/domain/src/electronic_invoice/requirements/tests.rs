//! Every row of every table: an invoice that meets it, and one that does not.

mod case;
mod rows;
mod whole;
