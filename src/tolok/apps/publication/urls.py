from django.urls import path

from tolok.apps.publication.views import home

urlpatterns = [path("", home, name="home")]
