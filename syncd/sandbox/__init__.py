"""Local stand-ins for the vendors' servers, with a scripted workspace: the demo and the tests run on them."""
