//! An issued invoice drawn as a document: pure, and the only room that carries fonts.
