"""A project's portrait: its small map, its promises over time, its picture, and what machines are told of its page.

Everything is drawn here, on the server, so that the page is whole without a script and a shared link shows the same.
"""
