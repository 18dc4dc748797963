"""What the product knows, without Qt."""
