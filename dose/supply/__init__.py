"""Supply: what is there, how long it lasts, when to order, what it costs (pure).

`outlook(diary, today)` is what everything else asks.
"""

from dose.supply.outlook import Outlook, outlook

__all__ = ["Outlook", "outlook"]
