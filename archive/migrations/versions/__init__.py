"""The steps, oldest first; a file is never changed once it was released."""
