//! The verbs, one file per use case, over ports that say what a verb needs from the world.
