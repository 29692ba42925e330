"""The page Studies: the list of joint studies, and one opened with its numbers as published or as of today."""
