"""The hand-picked icons: 24 × 24, drawn with one stroke, always shown beside a word."""

PATHS = {
    "arrow": "M5 12h14M13 6l6 6-6 6",
    "back": "M19 12H5M11 6l-6 6 6 6",
    "up": "M12 19V5M6 11l6-6 6 6",
    "check": "M5 12.5l4.5 4.5L19 7.5",
    "cross": "M6 6l12 12M18 6L6 18",
    "caution": "M12 4l9.5 16.5h-19zM12 10v4.5M12 17.4v.2",
    "info": "M12 3a9 9 0 100 18 9 9 0 000-18zM12 11v6M12 7.4v.2",
    "download": "M12 4v11M7 10.5l5 5 5-5M5 20h14",
    "upload": "M12 16V5M7 9.5l5-5 5 5M5 20h14",
    "file": "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
    "table": "M4 5h16v14H4zM4 10h16M4 14.5h16M10 10v9",
    "book": "M5 4h10a3 3 0 013 3v13H8a3 3 0 01-3-3zM5 17a3 3 0 013-3h10",
    "ruler": "M3 8h18v8H3zM7 8v3M11 8v4M15 8v3M19 8v4",
    "phone": "M6 3h4l1.5 5-2.5 1.5a12 12 0 005.5 5.5L16 12.5l5 1.5v4a3 3 0 01-3 3A15 15 0 013 6a3 3 0 013-3z",
    "mail": "M3 6h18v12H3zM3 7l9 6 9-6",
    "clock": "M12 3a9 9 0 100 18 9 9 0 000-18zM12 7v5l3.5 2",
}
