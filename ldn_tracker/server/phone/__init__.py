"""`make phone`: the site on the home network, over https with a certificate made here."""
