"""Records in the admin (orders, stock, payments): listed, looked at, moved by actions, exported.

Built on wagtail-modeladmin, whose inspect, edit and delete views take any object by its address.
Here every view asks the permission policy registered for the model, for lists and single records
alike, and nothing is created, edited or deleted.
"""
