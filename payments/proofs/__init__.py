"""What buyers upload as proof of a bank transfer, turned into clean pictures."""
