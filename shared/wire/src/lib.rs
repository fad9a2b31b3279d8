//! What crosses a boundary as JSON: requests, answers and events, each with its schema.
