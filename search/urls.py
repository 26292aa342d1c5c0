from django.urls import path

from search import views

urlpatterns = [
    path("", views.results, name="search"),
    path("saran/", views.suggestions, name="search-suggestions"),
]
