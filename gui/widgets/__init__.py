"""Small widgets used in several panels."""
