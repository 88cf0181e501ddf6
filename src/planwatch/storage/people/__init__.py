"""Who answers for what."""
