"""Meetings: dates, agendas, resolutions, minutes."""
