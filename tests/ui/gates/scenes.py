"""Every page in every state that a person can meet it in: what it begins with, where it is, the way there."""

from __future__ import annotations

from dataclasses import dataclass

from gates import acts
from gates.acts import Act
from gates.stage import Stage

from posture.ui.blocks.do_it_view import DoItView
from posture.ui.blocks.match_view import MatchView
from posture.ui.blocks.order_view import OrderView
from posture.ui.blocks.question_view import QuestionView
from posture.ui.blocks.read_view import ReadView
from posture.ui.blocks.scenario_view import ScenarioView
from posture.ui.blocks.spot_view import SpotView


@dataclass(frozen=True, slots=True)
class Scene:
    """``home`` names what is there at first, ``place`` and ``key`` the page, ``act`` what is done on it then.

    ``spoils`` where the window cannot be used for another scene afterwards. One that is much like another is
    ``rare``: it is looked at in the long run only.
    """

    name: str
    home: str
    place: str
    key: str = ""
    act: Act | None = None
    spoils: bool = False
    rare: bool = False

    def play(self, stage: Stage) -> None:
        """Lead the stage here."""
        if stage.window.place == (self.place, self.key):
            stage.go("settings" if self.place != "settings" else "home")
        stage.go(self.place, self.key)
        if self.act is not None:
            self.act(stage)
            stage.settle()


_ALL = (
    Scene("welcome", "fresh", "home"),
    Scene("welcome-looking", "fresh", "home", act=acts.looking, spoils=True, rare=True),
    Scene("welcome-choice", "fresh", "home", act=acts.turned(1), spoils=True),
    Scene("welcome-times", "fresh", "home", act=acts.turned(2), spoils=True),
    Scene("checks-before", "fresh", "checks"),
    Scene("review-nothing", "fresh", "review", rare=True),
    Scene("reports-join", "fresh", "reports", "join"),
    Scene("reports-join-refused", "fresh", "reports", "join", act=acts.refused),
    Scene("reports-introduced", "fresh", "reports", "join", act=acts.introduced, spoils=True),
    Scene("reports-joining", "fresh", "reports", "join", act=acts.joining, spoils=True, rare=True),
    Scene("reports-nothing-sent", "fresh", "reports", "ledger"),
    Scene("settings", "fresh", "settings"),
    Scene("odd", "fresh", "odd", rare=True),
    Scene("home", "checked", "home"),
    Scene("home-trouble", "checked", "home", act=acts.in_trouble),
    Scene("checks", "checked", "checks"),
    Scene("checks-not-found", "checked", "checks", act=acts.searched, rare=True),
    Scene("checks-trouble", "checked", "checks", act=acts.in_trouble, rare=True),
    Scene("check-to-fix", "checked", "check", "screen-lock"),
    Scene("check-fine", "checked", "check", "firewall"),
    Scene("check-unsure", "checked", "check", "backup", rare=True),
    Scene("check-details", "checked", "check", "remote-desktop", act=acts.details),
    Scene("check-form", "checked", "check", "clock", act=acts.form),
    Scene("lessons", "checked", "lessons"),
    Scene("odd-number", "checked", "odd", act=acts.written_down),
    Scene("odd-unreadable", "checked", "odd", act=acts.unreadable, spoils=True, rare=True),
    Scene("lesson-question", "checked", "lesson", "screen-lock", act=acts.pane(QuestionView), rare=True),
    Scene(
        "lesson-answered",
        "checked",
        "lesson",
        "screen-lock",
        act=acts.pane(QuestionView, acts.answered),
        rare=True,
    ),
    Scene(
        "lesson-signs", "checked", "lesson", "screen-lock", act=acts.pane(SpotView, acts.spotted), rare=True
    ),
    Scene("lesson-read", "shelf", "lesson", "everything", act=acts.pane(ReadView), rare=True),
    Scene("lesson-order", "shelf", "lesson", "everything", act=acts.pane(OrderView)),
    Scene("lesson-ordered", "shelf", "lesson", "everything", act=acts.pane(OrderView, acts.taken), rare=True),
    Scene(
        "lesson-match",
        "shelf",
        "lesson",
        "everything",
        act=acts.pane(MatchView, acts.half_matched),
        rare=True,
    ),
    Scene(
        "lesson-matched", "shelf", "lesson", "everything", act=acts.pane(MatchView, acts.matched), rare=True
    ),
    Scene("lesson-story", "shelf", "lesson", "everything", act=acts.pane(ScenarioView), rare=True),
    Scene(
        "lesson-harm", "shelf", "lesson", "everything", act=acts.pane(ScenarioView, acts.harmed), rare=True
    ),
    Scene("lesson-page", "shelf", "lesson", "everything", act=acts.block("page", acts.tapped)),
    Scene("lesson-mail", "shelf", "lesson", "everything", act=acts.block("mail", acts.tapped), rare=True),
    Scene("lesson-sms", "shelf", "lesson", "everything", act=acts.block("sms", acts.tapped), rare=True),
    Scene("lesson-chat", "shelf", "lesson", "everything", act=acts.block("chat", acts.tapped), rare=True),
    Scene("lesson-call", "shelf", "lesson", "everything", act=acts.block("call", acts.tapped), rare=True),
    Scene("lesson-do-it-here", "shelf", "lesson", "everything", act=acts.pane(DoItView), rare=True),
    Scene("lesson-do-it", "checked", "lesson", "screen-lock", act=acts.pane(DoItView), rare=True),
    Scene("lesson-end", "checked", "lesson", "screen-lock", act=acts.end),
    Scene("passphrase", "checked", "home", act=acts.asked, spoils=True, rare=True),
    Scene("passphrase-new", "checked", "home", act=acts.chosen, spoils=True),
    Scene("check-set-aside", "checked", "check", "screen-lock", act=acts.set_aside, spoils=True),
    Scene("home-looking", "checked", "home", act=acts.looking, spoils=True),
    Scene("checks-looking", "checked", "checks", act=acts.looking, spoils=True, rare=True),
    Scene("check-fixed", "checked", "check", "screen-lock", act=acts.fixed, spoils=True),
    Scene("check-repaired", "checked", "check", "screen-lock", act=acts.repaired, spoils=True, rare=True),
    Scene("check-not-set", "checked", "check", "screen-lock", act=acts.not_set, spoils=True, rare=True),
    Scene("settings-deleting", "checked", "settings", act=acts.deleting, spoils=True),
    Scene("settings-look-on", "checked", "settings", act=acts.look_on, spoils=True, rare=True),
    Scene("licences", "checked", "settings", act=acts.licences, spoils=True),
    Scene("keys", "checked", "home", act=acts.keys, spoils=True),
    Scene("home-fine", "fine", "home"),
    Scene("home-aged", "aged", "home"),
    Scene("home-since", "weeks", "home"),
    Scene("check-since", "weeks", "check", "disk-encryption", rare=True),
    Scene("week-fix", "learned", "week"),
    Scene("week-fixed", "learned", "week", act=acts.fixed_this_week, spoils=True, rare=True),
    Scene("week-review", "learned", "week", act=acts.passed(1), spoils=True, rare=True),
    Scene("week-lesson", "learned", "week", act=acts.passed(2), spoils=True, rare=True),
    Scene("week-over", "learned", "week", act=acts.passed(3), spoils=True),
    Scene("lessons-work", "learned", "lessons", act=acts.about_work, spoils=True),
    Scene("placement", "learned", "placement"),
    Scene("placement-answered", "learned", "placement", act=acts.placed(answers=1), rare=True),
    Scene("placement-over", "learned", "placement", act=acts.placed(answers=12), spoils=True),
    Scene("lessons-known", "learned", "lessons", act=acts.known, spoils=True, rare=True),
    Scene("lessons-certificate", "certified", "lessons", act=acts.certificate, rare=True),
    Scene("review", "learned", "review"),
    Scene("review-answered", "learned", "review", act=acts.reviewed),
    Scene("review-over", "learned", "review", act=acts.review_over, spoils=True, rare=True),
    Scene("reports-no-round", "joined", "reports", "send"),
    Scene("home-asked", "asked", "home"),
    Scene("reports-asked", "asked", "reports", "send"),
    Scene("reports-put-off", "asked", "reports", "send", act=acts.put_off, spoils=True),
    Scene("reports-before-casting", "waiting", "reports", "send"),
    Scene("reports-consent", "casting", "reports", "send"),
    Scene("home-casting", "casting", "home", rare=True),
    Scene("reports-exactly", "casting", "reports", "send", act=acts.exactly, spoils=True),
    Scene("reports-sending", "casting", "reports", "send", act=acts.sending, spoils=True),
    Scene("reports-sent", "casting", "reports", "send", act=acts.sends, spoils=True),
    Scene("reports-not-sent", "cut-off", "reports", "send", act=acts.sends, spoils=True),
    Scene("home-member", "sent", "home", rare=True),
    Scene("settings-leaving", "sent", "settings", act=acts.leaving),
    Scene("settings-newer", "sent", "settings", act=acts.told_of_a_newer_one, rare=True),
    Scene("reports-ledger", "sent", "reports", "ledger"),
    Scene("reports-ledger-bytes", "sent", "reports", "ledger", act=acts.unfolded, spoils=True, rare=True),
    Scene("reports-no-sums", "sent", "reports", "together"),
    Scene("home-sums", "summed", "home"),
    Scene("reports-together", "summed", "reports", "together"),
)
SCENES = {scene.name: scene for scene in _ALL}
OFTEN = [scene.name for scene in _ALL if not scene.rare]
