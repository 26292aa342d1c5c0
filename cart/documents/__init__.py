"""Invoices and packing slips as PDF, made from plain values; knows no database model."""
