"""Every sentence about privacy, in window and terminal, beside the tests of the property that makes it true.

Those of the reports stand by name in ``tests/reports/test_promises.py``; here stand those of the terminal,
of the window's pages and beside the sums, by their beginning. One that is in no list fails the test.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from posture.application.voting.together import PROMISES as BESIDE_THE_SUMS
from posture.reports.promises import PROMISES

TESTS = Path(__file__).parent
SOURCE = TESTS.parent / "src" / "posture"

_CASTING = "cli/test_casting.py::"
_AGREEING = "cli/test_agreeing.py::"
_DELIVERING = "cli/test_delivering.py::"
_HOME = "ui/test_organisation_tile.py::"
_JOINING = "cli/test_joining.py::"
_REPORTS = "ui/test_reports_page.py::"
_WITH_A_COLLECTOR = "ui/test_reports_with_a_collector.py::"
_BY_ITSELF = (
    _DELIVERING + "test_with_consent_ballots_leave_one_by_one_until_the_last_hours",
    "reports/test_signing.py::test_each_ballot_gets_a_moment_of_its_own_in_the_window",
)
_NOT_BEFORE = (
    _DELIVERING + "test_keys_are_fetched_without_consent_and_no_ballot_leaves",
    _DELIVERING + "test_a_consent_that_was_taken_back_stops_what_waits",
    _CASTING + "test_without_a_yes_nothing_leaves",
    _CASTING + "test_where_nobody_can_be_asked_nothing_leaves",
)
_AGREED = (
    _AGREEING + "test_ones_own_checks_go_by_a_policy_only_once_it_was_agreed_to",
    _AGREEING + "test_a_standing_consent_does_not_cover_what_was_never_asked",
    _AGREEING + "test_only_what_was_seen_is_agreed_to",
)
_NO_ANSWER = (
    "application/test_voting.py::test_a_ballot_without_an_answer_in_a_round_closed_early_is_told_apart",
)
_TOLD_WHEN = (_CASTING + "test_before_casting_opens_a_preview_says_what_one_would_say_now",)
_KEEPING = "cli/test_keeping.py::"
_PACKAGED = "lessons/exchange/test_cmi5.py::"
_EXPORTED = (
    _KEEPING + "test_every_row_of_every_table_is_in_the_export",
    _KEEPING + "test_what_was_sealed_stands_open_in_it",
)
_FORGOTTEN = (
    "application/test_forgetting.py::test_nothing_is_left_on_the_disk_or_in_the_keyring",
    _KEEPING + "test_forgetting_leaves_nothing_on_the_disk",
)
_ONCE = (_CASTING + "test_answers_are_measured_and_signed_once",)
_JOINED = ("reports/test_membership.py",)
_LISTED = ("reports/test_ledger.py", _DELIVERING + "test_the_ledger_says_what_was_said")
_WRITTEN_DOWN = ("cli/test_learn.py::test_nothing_of_what_is_learned_or_written_down_is_in_any_message",)
_CERTIFYING = "application/test_certifying.py::"
_CERTIFIED = (
    _CERTIFYING + "test_making_it_keeps_nothing_of_it_here_the_name_least_of_all",
    _CERTIFYING + "test_on_the_first_day_everything_is_to_do_and_looking_keeps_nothing",
    "cli/test_learn.py::test_a_certificate_is_in_no_message_and_changes_none",
)
_NOTHING_MORE = (
    _CERTIFYING + "test_of_two_people_only_what_is_drawn_by_lot_differs",
    _CERTIFYING + "test_nothing_of_this_computer_stands_in_it",
    "cli/test_learn.py::test_a_certificate_is_in_no_message_and_changes_none",
)
_FOR_THE_ODD_MOMENT = (
    "cli/test_odd.py::test_nothing_that_was_written_down_for_it_is_in_any_message",
    "cli/test_odd.py::test_nothing_of_it_is_in_the_ledger_a_log_or_what_is_handed_to_others",
    "ui/test_odd.py::test_what_is_copied_holds_nothing_that_was_written_down",
)
_SAME_FOR_ALL = (
    "reports/test_rounds.py::test_two_colleagues_see_the_same_fingerprint",
    "reports/test_rounds.py::test_a_round_of_ones_own_has_another_fingerprint",
)
_TOO_FEW = (
    _CASTING + "test_below_ten_nothing_leaves",
    _WITH_A_COLLECTOR + "test_with_fewer_than_ten_there_is_a_sentence_and_nothing_to_send",
)
_LEFT = (
    _JOINING + "test_leaving_says_what_cannot_be_undone_and_asks",
    _JOINING + "test_leaving_deletes_what_waits_and_keeps_the_ledger",
    "reports/test_leaving.py",
)
_ALONE = ("reports/test_transport.py::test_each_message_has_a_connection_of_its_own",)
_UNNAMED = ("reports/test_booth.py::test_only_what_the_ballot_must_say_leaves",)
_NOT_COUNTED = (
    "application/test_watching.py::test_for_practice_alone_there_is_never_a_notification",
    "application/test_watching.py::test_the_same_is_said_of_one_question_and_of_many",
    "application/test_notices.py::test_how_much_there_is_to_practise_is_not_counted_at_anybody",
)
_OWN_HISTORY = ("cli/test_history.py::test_nothing_of_ones_own_history_is_in_any_message", *_UNNAMED)
_IN_A_SESSION = "cli/test_repairs_in_a_session.py::"
_REPAIRED = (
    "host/setting/test_gate.py",
    "cli/test_repairing.py::test_a_no_sets_nothing",
    "application/test_repairing.py::test_what_was_not_agreed_to_is_not_set",
    _IN_A_SESSION + "test_it_is_set_it_helps_and_undone_it_is_the_same_value",
    _IN_A_SESSION + "test_what_it_fixed_is_not_touched_and_that_is_said",
)
_NOTED_FIRST = (
    "application/test_repairing.py::test_it_is_written_down_before_it_is_set",
    _IN_A_SESSION + "test_wherever_it_breaks_off_undoing_puts_everything_back",
    _IN_A_SESSION + "test_what_nobody_set_is_unset_again",
)
_STUFFED = (_DELIVERING + "test_stuffing_is_said_in_red", _REPORTS + "test_stuffing_is_said_in_red")
_EARLY = (
    _DELIVERING + "test_a_round_that_was_closed_early_says_so_and_what_became_of_what_waited",
    _REPORTS + "test_that_a_round_was_closed_early_is_said_first",
)
_BANDS = (_DELIVERING + "test_the_release_is_shown_in_bands", "ballots/test_release.py")

HELD_BY = {
    "Ask IT where to get it. Posture itself fetches and installs nothing.": (
        "cli/test_newer.py::test_who_is_alone_is_told_nothing_and_nobody_is_asked",
        "cli/test_newer.py::test_telling_it_starts_nothing_and_asks_nobody",
        "test_house.py::test_on_the_client_only_the_transport_can_reach_a_network",
    ),
    "IT's server signed your keys wrongly.": (
        "reports/test_delivery.py::test_whoever_is_kept_out_of_a_round_is_told",
    ),
    # Beside the sums
    "Each share is of all answers but “does not apply”": (
        "collector/test_releasing.py::test_a_sum_counts_those_to_whom_the_check_applies",
        _DELIVERING + "test_the_release_is_shown_in_bands",
    ),
    "IT's page and all members get exactly this release.": ("rehearsal/test_rehearsal.py",),
    "IT chose to show this release to everybody": (
        _DELIVERING + "test_a_release_for_everybody_is_said_to_be_one",
    ),
    "A rehearsal's release is for everybody": (
        _DELIVERING + "test_nobody_is_said_to_have_chosen_what_a_rehearsal_does_by_itself",
        "collector/test_releasing.py::test_what_is_for_everybody_needs_no_key",
    ),
    "IT's server opens and counts the ballots at the close, and keeps those of checks that ten": (
        _DELIVERING + "test_what_is_only_its_promise_is_called_one",
    ),
    "Coarse steps hide much, and not everything": ("collector/two_releases.py", *_BANDS),
    "More ballots than keys were given out": _STUFFED,
    "Answers are self-reported.": ("reports/test_signing.py::test_every_blessed_check_gets_its_answer",),
    "Do not rely on these sums": _STUFFED,
    "Ballots that were still to come are missing from these sums.": _EARLY,
    "{n} of this computer's was sent and got no answer": _NO_ANSWER,
    "{n} of this computer's were sent and got no answer": _NO_ANSWER,
    # The terminal
    "No ballot leaves before you say so.": _NOT_BEFORE,
    "The ballots of this round leave by themselves": (
        *_BY_ITSELF,
        _DELIVERING + "test_a_consent_for_a_round_ends_with_it",
    ),
    "The ballots of every round leave by themselves": _BY_ITSELF,
    "Ballots of this round can be sent from {weekday}, {day}, {clock} on.": _BY_ITSELF,
    "Keys are given out until {until}; ballots leave from": _TOLD_WHEN,
    "Ballots leave from {start} until": _TOLD_WHEN,
    "Ballots leave until {end}; the round closes": _BY_ITSELF,
    "It knows now that a computer has joined": _JOINED,
    "From now on it fetches the keys of every round.": _NOT_BEFORE,
    "Leaving deletes this computer's key": _LEFT,
    "Ballots that were sent stay counted": _LEFT,
    "Nothing is noted here that was said to any server.": _LISTED,
    "All of this stays on this computer.": _OWN_HISTORY,
    "All of this stays on this computer: it is no part of any ballot.": _OWN_HISTORY,
    "Questions that say nothing": _LISTED,
    "Colleagues who compare it see the same one.": _SAME_FOR_ALL,
    "Everything in this round is sent.": (_CASTING + "test_casting_sends_each_ballot_once",),
    "No more answers leave this time": (_CASTING + "test_after_the_last_moment_one_is_told_so",),
    "No more ballots leave": (_CASTING + "test_after_the_last_moment_one_is_told_so",),
    "everything that was ever said to IT's server": _LISTED,
    "exactly what would leave this computer": (
        _CASTING + "test_once_casting_is_open_a_preview_shows_the_exact_bytes",
    ),
    "everything Posture keeps of you, in one file": _EXPORTED,
    "delete everything Posture keeps of you": _FORGOTTEN,
    "What was ever said to IT's server, byte for byte": _EXPORTED,
    "With the secret keys in it, whoever has the file can speak": (
        _KEEPING + "test_no_secret_key_is_in_it_unless_that_is_asked_for",
    ),
    "Everything that Posture keeps in": _FORGOTTEN,
    "Everything is deleted. This computer is as on the first day.": _FORGOTTEN,
    "Ballots that were sent stay counted. They carry no name": (
        *_UNNAMED,
        _KEEPING + "test_what_remains_elsewhere_is_said_before_and_after",
    ),
    "IT's server still lists this computer. Leave the organisation first": (
        _KEEPING + "test_nothing_is_sent_by_forgetting",
        _KEEPING + "test_who_left_is_on_no_list_any_more_and_is_not_told_so",
    ),
    "The platform is told when a lesson is begun, completed and left": (
        "lessons/exchange/test_cmi5.py::test_a_browser_completes_a_lesson_and_the_platform_is_told_no_answer",
    ),
    # The window
    "Your answers, such as “the disk is encrypted: fine”, can be sent": (*_ALONE, *_UNNAMED, *_BY_ITSELF),
    "You can look at every answer": (
        _REPORTS + "test_readable_and_exact_stand_side_by_side",
        *_NOT_BEFORE,
    ),
    "Sums begin when ten computers have joined": (*_TOO_FEW, *_BANDS),
    "Only %n computers have joined, so a sum": (
        _REPORTS + "test_where_few_take_part_and_who_sees_it_anyway_are_said_before_sending",
    ),
    "Looking sends nothing about you or this computer": (
        "reports/test_introduction.py::test_looking_who_an_invite_is_from_says_nothing_of_this_computer",
    ),
    "Anybody can send an invite.": (
        "reports/test_introduction.py::test_a_name_that_the_organisation_did_not_sign_is_not_shown",
    ),
    "Joining tells your IT that this computer takes part": _JOINED,
    "Everybody who is asked sees the same signs": _SAME_FOR_ALL,
    "This computer's key and the answers that still wait": _LEFT,
    "Every message in which Posture said something": _LISTED,
    "Nothing is noted here that was sent.": _LISTED,
    "You have not joined an organisation, so nothing is sent": (
        _REPORTS + "test_nothing_is_asked_of_the_network_before_joining",
    ),
    "Nothing was sent about how this computer stands.": _JOINED,
    "These answers can leave": (_REPORTS + "test_nothing_leaves_by_itself_before_it_was_allowed",),
    "When that begins your answers are looked at once more and fixed": (*_ONCE, *_BY_ITSELF),
    "One answer leaves at a moment of its own": _BY_ITSELF,
    "%n answers leave one by one": _BY_ITSELF,
    "Until then nothing is sent.": _TOO_FEW,
    "You can send again; nothing is counted twice.": (
        _CASTING + "test_a_collector_that_cannot_be_reached_leaves_the_rest_for_later",
        "reports/test_crashes.py",
    ),
    "Each answer is signed, so that it counts once": (
        *_ALONE,
        *_UNNAMED,
        _CASTING + "test_casting_sends_each_ballot_once",
    ),
    "Answers without names become a sum.": (*_UNNAMED, *_BANDS),
    "Sent now, all leave together": (
        "reports/test_booth.py::test_sending_now_sends_all_right_after_one_another",
        _REPORTS + "test_sending_now_says_what_it_costs_and_what_was_counted",
    ),
    "“You” is your own answer. Which one was yours": (
        "cli/test_own_answers.py::test_ones_own_answer_is_read_from_the_record_and_tells_nobody",
    ),
    "Known here since {day}. Nothing of it applies before you agree.": _AGREED,
    "Your organisation asks something that it did not ask before.": _AGREED,
    "All is added up; the sums of all": (_REPORTS + "test_once_the_sums_are_there_they_are_one_press_away",),
    "See the sums of all": (_REPORTS + "test_opening_together_asks_nobody",),
    "This time is over; within a day the sums": (
        _REPORTS + "test_a_round_that_is_over_without_its_sums_says_when_they_come",
    ),
    "Agreeing sends nothing": (
        _REPORTS + "test_a_policy_is_shown_before_anything_is_measured_or_signed",
        _AGREEING + "test_agreeing_sends_nothing",
    ),
    "You allowed your answers to leave by themselves each time: once you agree": _AGREED,
    "None of the answers that {org} asks for now leaves by itself": (
        _AGREEING + "test_not_now_leaves_everything_as_it_was",
    ),
    "The same that IT sees.": ("rehearsal/test_rehearsal.py", _HOME + "test_home_itself_sends_nothing"),
    "Look at it; nothing of it applies before you agree.": _AGREED,
    "Your answers for {org} leave one by one": _BY_ITSELF,
    "This is how it is now.": _ONCE,
    "No name, no computer name, no serial number": _UNNAMED,
    "These sums cannot be right": _STUFFED,
    "They are added up {close}; within a day": (
        _DELIVERING + "test_before_the_first_release_one_is_told_when",
        "reports/test_releases.py::test_the_sums_are_fetched_in_the_day_after_the_close",
    ),
    "The answers are added up {close}; within a day": (
        _DELIVERING + "test_before_the_first_release_one_is_told_when",
        "reports/test_releases.py::test_the_sums_are_fetched_in_the_day_after_the_close",
    ),
    "Posture looks at settings. It never reads your documents": (
        "facts/test_privacy.py::test_no_document_mail_message_or_history_is_opened",
        "host/asking/test_commands.py",
    ),
    "It has no account, no advertising, and counts nothing": (
        "test_house.py::test_on_the_client_only_the_transport_can_reach_a_network",
        "reports/test_transport.py",
    ),
    "Before you join an organisation, Posture itself connects to nothing, except": (
        "test_house.py::test_on_the_client_only_the_transport_can_reach_a_network",
        _REPORTS + "test_nothing_is_asked_of_the_network_before_joining",
        _REPORTS + "test_the_organisations_name_is_seen_before_anything_is_joined",
        "ui/test_home.py::test_a_check_up_sends_nothing",
    ),
    "Once you joined one, it connects to that organisation's server alone": (
        "reports/test_transport.py",
        *_NOT_BEFORE,
        *_BY_ITSELF,
    ),
    "What you learn, and how you answer its questions, never leaves": (
        "cli/test_learn.py::test_nothing_of_what_is_learned_or_written_down_is_in_any_message",
        *_UNNAMED,
    ),
    "It is kept on this computer only.": (*_WRITTEN_DOWN, *_FOR_THE_ODD_MOMENT),
    "It is made only when you ask for it, goes nowhere": _CERTIFIED,
    "In it: your name if you gave one, the lessons": _NOTHING_MORE,
    "A page to print, and a badge that others can verify": (
        *_NOTHING_MORE,
        "lessons/certificate/test_certificate.py::test_libraries_of_others_verify_it_without_a_network",
    ),
    "It says of itself that your own computer wrote it": (
        "cli/test_certifying.py::test_it_is_written_where_it_is_wanted_and_can_be_verified",
    ),
    "Leave it empty for a line to write on by hand.": _CERTIFIED,
    "Nobody vouches for who learned": (_CERTIFYING + "test_of_two_people_only_what_is_drawn_by_lot_differs",),
    "“{command}” writes the number down for next time. It is kept": _FOR_THE_ODD_MOMENT,
    "{label}. It is kept on this computer only.": _WRITTEN_DOWN,
    "One file with everything that is listed above": (
        *_EXPORTED,
        "ui/test_settings_page.py::test_all_that_is_kept_is_written_where_the_person_wants_it",
    ),
    "With my secret keys, which nobody but me": (
        _KEEPING + "test_no_secret_key_is_in_it_unless_that_is_asked_for",
    ),
    "Everything that Posture keeps here, its keys, and what you chose.": (
        *_FORGOTTEN,
        "ui/test_settings_page.py::test_after_everything_was_deleted_the_app_stands_as_on_the_first_day",
    ),
    "Nothing is kept yet. It would lie": (
        "ui/test_settings_page.py::test_on_the_first_day_nothing_is_kept_and_looking_makes_nothing",
        "ui/test_window.py::test_who_only_looked_at_the_window_leaves_nothing_behind",
    ),
    "A copy of everything that was said to IT's server": _LISTED,
    "Your organisation, what it asked, and the sums": _EXPORTED,
    "All of it is off until you switch it on. With all of it off, Posture does not run while it is closed.": (
        "ui/test_closed_card.py::test_everything_is_off_and_nothing_of_an_organisation_is_offered",
        "ui/test_welcome.py::test_what_the_system_is_to_do_is_off_and_done_only_where_it_was_chosen",
        "desktop/test_autostart.py::test_it_is_off_until_asked_and_leaves_nothing",
        "desktop/timers/test_systemd.py::test_what_is_left_of_a_timer_goes_also_where_no_systemd_answers",
        "machines/test_watching.py",
    ),
    "It takes a few seconds, and waits while the battery is nearly empty. At most once a week": (
        "application/test_telling.py",
        "application/test_notices.py",
        "application/test_watching.py::test_it_waits_on_a_battery_that_is_nearly_empty",
    ),
    "Where questions from your lessons are ready, the notification says so in one": _NOT_COUNTED,
    "It takes a few seconds. At most once a week a notification says that something got worse": (
        "application/test_telling.py",
        "application/test_notices.py",
    ),
    "What you were told": (
        "ui/test_closed_card.py::test_what_was_told_stands_here_in_full_with_its_day_and_its_answer",
    ),
    "Without it your answers leave only while Posture is open, and those that did not leave": _NOT_BEFORE,
    "Nothing was sent about how this computer stands. Your answers leave only while Posture": _NOT_BEFORE,
    "“posture watch on deliver” has the system do what is due, each hour.": _NOT_BEFORE,
    "It opens Posture and does nothing else.": ("ui/test_tray.py",),
    "You begin the first check-up yourself": (
        "application/test_looking.py",
        "ui/test_main.py::test_the_window_opens_in_the_look_of_last_time_and_closes_cleanly",
    ),
    "For a check that is switched off nothing is read": ("application/test_switches.py",),
    "Written: {file}, {size}. Only your account can read it.": (
        _KEEPING + "test_the_file_is_for_this_account_alone_and_takes_nothing_s_place",
    ),
    "It reads settings, and changes one only when you press a button for it; you can undo": (
        "host/asking/test_commands.py",
        "facts/test_privacy.py::test_no_document_mail_message_or_history_is_opened",
        *_REPAIRED,
    ),
    "What stands there now is written down before": _NOTED_FIRST,
    "This is set, for your account alone:": _REPAIRED,
    "Half of what was found was mended within": _OWN_HISTORY,
    "Only if you join your organisation": _NOT_BEFORE,
    "Checking changes nothing and sends nothing.": (
        "host/asking/test_commands.py",
        "ui/test_home.py::test_a_check_up_sends_nothing",
    ),
    "Switch off what you do not want Posture to look at.": (
        "application/test_switches.py::test_nothing_is_read_for_a_check_that_is_switched_off",
        "ui/test_welcome.py::test_nothing_is_read_for_what_was_switched_off_before_the_first_look",
    ),
    "You switched this check off: nothing is read for it.": (
        "application/test_switches.py::test_nor_where_it_is_named_as_a_round_of_ballots_names_it",
        "application/test_switches.py::test_its_ballot_says_could_not_tell_with_and_without_an_exception",
    ),
    "Copied: the result, and your system's name. No name of a person or a file is in it.": (
        "application/test_help_desk.py::test_no_planted_word_gets_into_it_wherever_it_stands",
        "application/test_help_desk.py::test_no_text_that_was_read_of_any_recorded_computer_stands_in_it",
    ),
    "Switched off: nothing is read.": (
        "application/test_switches.py::test_nothing_is_read_for_a_check_that_is_switched_off",
    ),
    "It takes a few seconds and changes nothing.": (
        "host/asking/test_commands.py",
        "application/test_looking.py",
    ),
}
"""The beginning of each sentence, and what holds it: tests, or a whole module of them."""

SPOKEN_IN = (
    *sorted((SOURCE / "ui" / "pages" / "reports").glob("*.py")),
    *sorted((SOURCE / "ui" / "pages" / "settings").glob("*.py")),
    *(SOURCE / "cli" / f"{name}.py" for name in (
        "ballots", "certifying", "consent", "delivery", "exchanging", "history", "keeping", "ledger",
        "membership", "odd", "repairing", "timetable", "together",
    )),
    SOURCE / "application" / "forgetting.py",
    *sorted((SOURCE / "application" / "voting").glob("*.py")),
    SOURCE / "cli" / "teaching.py",
    SOURCE / "application" / "odd.py",
    SOURCE / "ui" / "pages" / "odd.py",
    SOURCE / "ui" / "blocks" / "keep_field.py",
    SOURCE / "ui" / "pages" / "certificate_card.py",
    *(SOURCE / "ui" / "widgets" / f"{name}.py" for name in (
        "evidence", "moves_card", "organisation_tile", "repair_box", "since_card", "welcome",
    )),
)  # fmt: skip
_ABOUT_PRIVACY = re.compile(
    r"\b(leave|leaves|leaving|sent|sends|nobody|no name|names|nothing|counted twice|colleagues?|all members|"
    r"computer only|promise|IT's (page|server)|told|tell|sums?)\b",
    re.IGNORECASE,
)
_NOT_ABOUT_PRIVACY = (
    "Nobody could tell from the message",
    "Delete nothing",
    "Nothing is kept here now.",
    "Write it down, or press Enter",
    "This round cannot be judged here",
    "posture: {question} Nobody can be asked here",
    "To let them leave by themselves",
    "To send them at once",
    "When your answers leave",
    "Nothing will be sent: ",
    "There are no sums yet",
    "A number of 100 is told in steps",
    "Show exactly what leaves",
    "Hide exactly what leaves",
    "IT's server struck this computer off.",
    "IT's server took this computer in.",
    "See what was sent",
    "Sent %n times",
    "Sent. {counted} of {total} counted",
    "This computer has joined an organisation.",
    "You said “not now”",
    "An empty chart: nothing is added up yet.",
    "An empty tray",
    "Nothing is asked now",
    "Nothing was asked yet.",
    "An organisation that has no name yet",
    "Asking the server that the invite names",
    "IT's server does not know this invite",
    "Paste here what your IT sent you",
    "New sums of {org}",
    "Your answers for {org} can be sent",
    "There is nothing",
    "GIFT has nothing for these",
    "Nothing in it was changed since it was signed.",
    "There is one look so far, and nothing is to do.",
    "Nothing was kept yet.",
    "Nothing has become better or worse.",
    "Nothing was read yet.",
    "The sums cannot be shown now.",
    "Leave your organisation?",
    "Leave the organisation",
    "It stays listed",
    "When your organisation asks something",
    "“posture deliver --within 60” does what is due.",
    "The round closes {close}. “posture deliver”, or the open window",
    "The first of them, byte for byte",
    "{counted} counted, {refused} refused",
    "{what}. Sent to",
    "You said: ",
    "Fewer than ten answered",
    "A ballot; the key to what it said",
    "The newer round {epoch} had too few answers to show a sum",
    "sent {n} times, {reply}",
    "{number} of {total} sent",
)


def _sentences(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in told
        and len(node.value.split()) >= 4
    }


ALL = sorted({sentence for file in SPOKEN_IN for sentence in _sentences(file)})


@pytest.mark.parametrize("sentence", [each for each in ALL if _ABOUT_PRIVACY.search(each)])
def test_a_sentence_about_privacy_has_what_holds_it(sentence) -> None:
    known = (*HELD_BY, *_NOT_ABOUT_PRIVACY)
    assert any(sentence.strip(" .").startswith(start.strip(" .")) for start in known)


@pytest.mark.parametrize("start", HELD_BY)
def test_what_is_held_is_said(start) -> None:
    said = (*ALL, *BESIDE_THE_SUMS.values(), *_sentences(SOURCE / "ui" / "pages" / "home.py"))
    said = (*said, *_sentences(SOURCE / "cli" / "commands.py"), *_sentences(SOURCE / "ui" / "words.py"))
    assert any(sentence.strip().startswith(start) for sentence in said)


@pytest.mark.parametrize("start", HELD_BY)
def test_what_holds_it_is_there(start) -> None:
    for held in HELD_BY[start]:
        file, _, test = held.partition("::")
        text = (TESTS / file).read_text(encoding="utf-8")
        assert not test or f"def {test}(" in text, held


@pytest.mark.parametrize("sentence", [*ALL, *PROMISES.values(), *BESIDE_THE_SUMS.values()])
def test_nothing_more_is_claimed_than_can_hold(sentence) -> None:
    """What no test could ever hold is never said (see the table of claims in docs/ballots.md)."""
    never = r"\banonym|cannot see|can't see|impossible|zero.knowledge|military|(?<!technical )guarantee"
    assert not re.search(never, sentence, re.IGNORECASE)
