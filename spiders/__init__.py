"""One small declarative file per site; no logic."""
