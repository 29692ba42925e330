"""Raw files become described, decoded, checked rows; what does not fit is put aside with its reason."""
