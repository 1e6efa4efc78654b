def sort_key(text):
    return text
