"""What gunicorn serves: `ldn_tracker.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ldn_tracker.settings")

application = get_wsgi_application()
