"""Who may open what: signing in, and one's own account.

Accounts are made by staff: signing up is closed to everyone.
"""

from accounts.links import issue
from accounts.models import AccountLink

TABLE = """
visitor officer stranger region evaluator personnel editor moderator admin | route
200     302     302      302    302       302       302    302       302   | accounts/login/
login   302     302      302    302       302       302    302       302   | accounts/login/code/confirm/
404     404     404      404    404       404       404    404       404   | accounts/link/<str:token>/
404     404     404      404    404       404       404    404       404   | POST accounts/link/<str:token>/
200     200     200      200    200       200       200    200       200   | accounts/link/<str:token>/#open
302     200     200      200    200       200       200    200       200   | accounts/logout/
200     302     302      302    302       302       302    302       302   | accounts/signup/
200     200     200      200    200       200       200    200       200   | accounts/inactive/
login   200     200      200    200       200       200    200       200   | accounts/reauthenticate/
login   200     200      200    200       200       200    200       200   | accounts/email/
200     200     200      200    200       200       200    200       200   | accounts/confirm-email/
200     200     200      200    200       200       200    200       200   | accounts/confirm-email/<key>/
login   200     200      200    200       200       200    200       200   | accounts/password/change/
login   302     302      302    302       302       302    302       302   | accounts/password/set/
200     200     200      200    200       200       200    200       200   | accounts/password/reset/
200     200     200      200    200       200       200    200       200   | accounts/password/reset/done/
200     200     200      200    200       200       200    200       200   | accounts/password/reset/key/<uidb36>-<key>/
200     200     200      200    200       200       200    200       200   | accounts/password/reset/key/done/
login   200     200      200    200       200       200    200       200   | accounts/2fa/
login   302     302      302    302       302       302    302       302   | accounts/2fa/authenticate/
login   302     302      302    302       302       302    302       302   | accounts/2fa/reauthenticate/
login   302     302      302    302       302       302    302       302   | accounts/2fa/totp/activate/
login   404     404      404    404       404       404    404       404   | accounts/2fa/totp/deactivate/
login   404     404      404    404       404       404    404       404   | accounts/2fa/recovery-codes/
login   302     302      302    302       302       302    302       302   | accounts/2fa/recovery-codes/generate/
login   404     404      404    404       404       404    404       404   | accounts/2fa/recovery-codes/download/
"""


def arguments(world):
    officer, admin = world.people["officer"], world.people["admin"]
    issued = issue(user=officer, purpose=AccountLink.Purpose.INVITATION, by=admin)
    return {
        "accounts/": {"key": "made-up", "uidb36": "1", "token": "made-up"},
        "accounts/#open": {"token": issued.token},
    }
