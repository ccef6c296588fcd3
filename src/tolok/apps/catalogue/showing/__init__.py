"""What pages of the catalogue say: words made from services, without reading the database."""
