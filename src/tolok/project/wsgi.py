"""The door of the web server: `tolok.project.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tolok.project.settings.demo")

application = get_wsgi_application()
