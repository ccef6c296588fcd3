from django.urls import path

from tolok.web.views import gallery

urlpatterns = [path("", gallery, name="gallery")]
