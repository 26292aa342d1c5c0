from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.pagecache import same_for_everyone
from search.find import find, suggest


@require_safe
def results(request):
    number = request.GET.get("halaman", "")
    found = find(
        request.GET.get("q", ""),
        kind=request.GET.get("jenis", ""),
        page=int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 1,
    )
    return same_for_everyone(render(request, "search/results.html", {"results": found}))


@require_safe
def suggestions(request):
    found = suggest(request.GET.get("q", ""))
    return same_for_everyone(render(request, "search/_suggestions.html", {"suggestions": found}))
