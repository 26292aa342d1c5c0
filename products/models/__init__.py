from products.models.category import Category
from products.models.index_page import ProductIndexPage
from products.models.product_page import ProductImage, ProductMaker, ProductPage, ProductVariant
from products.models.stock import StockItem, StockMovement

__all__ = [
    "Category",
    "ProductImage",
    "ProductIndexPage",
    "ProductMaker",
    "ProductPage",
    "ProductVariant",
    "StockItem",
    "StockMovement",
]
