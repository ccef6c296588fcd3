"""Open comments in Indonesian: what is personal is hidden, what they are about is found. No Django, no network.

Nothing here tells whether somebody is satisfied, and nothing here touches an index.
"""
