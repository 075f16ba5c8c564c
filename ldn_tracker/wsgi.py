"""What gunicorn serves: `ldn_tracker.wsgi:application`."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ldn_tracker.settings")

application = get_wsgi_application()

# What the program itself is made of stays, and a diary of years is many small objects for one
# request: looking for dead circles among them every 700 took a quarter of the time of such pages.
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 20, 20)
