"""One module per corpus; each yields pieces in the common format."""
