"""Counts back what a play came to: through the API, the mail page and the bucket, never from what the player did."""

from collections import Counter

import documents
from mailbox import mails


def count(state, shops) -> tuple[Counter, list[str]]:
    """What there is of each, and every difference from what there should be."""
    counts, wrong = Counter(), []
    arrived, stored = mails(state), Counter(documents.versions(state))
    for shop in shops:
        found = {}
        for invoice in shop.invoices():
            if found.setdefault(invoice["external_id"], invoice) is not invoice:
                wrong.append(f"{shop.name}: order {invoice['external_id']} became two invoices")
        for order in shop.data["orders"]:
            name = f"{shop.name} {order['request']['external_id']}"
            invoice = found.get(order["request"]["external_id"])
            if invoice is None or not invoice.get("number"):
                wrong.append(f"{name}: not issued")
                continue
            counts["issued"] += 1
            wrong += [f"{name}: {fault}" for fault in _faults(shop, order, invoice, arrived, stored, counts)]
        wrong += _gaps(shop)
    return counts, wrong


def _faults(shop, order, invoice, arrived, stored, counts):
    external_id = order["request"]["external_id"]
    paid, late = external_id in shop.to_be("pay"), external_id in shop.to_be("late")

    documents_stored = [key for key in stored if invoice["id"] in key and key.endswith(".pdf")]
    if len(documents_stored) == 1 and stored[documents_stored[0]] == 1:
        counts["drawn"] += 1
    else:
        yield f"{len(documents_stored)} PDFs in the bucket, written {sum(stored[key] for key in documents_stored)} times"
    if invoice["delivery"] != "sent":
        yield f"delivery is {invoice['delivery']}"

    # The invoice and a reminder bring the PDF, a receipt does not; no subject may come twice.
    address = shop.mail_address(order).lower()
    mine = [mail for mail in arrived if address in mail["to"] and invoice["number"] in mail["subject"]]
    with_pdf = [mail for mail in mine if any(file.endswith(".pdf") for file in mail["files"])]
    twice = [subject for subject, times in Counter(mail["subject"] for mail in mine).items() if times > 1]
    reminders, receipts = len(with_pdf) - 1, len(mine) - len(with_pdf)
    if with_pdf and not twice:
        counts["mailed"] += 1
    for subject in twice:
        yield f"mailed twice: {subject}"
    if not with_pdf:
        yield "the invoice was not mailed"

    if (invoice["status"] == "paid") != paid:
        yield f"status is {invoice['status']}"
    elif paid and receipts == 1:
        counts["paid"] += 1
    if receipts != int(paid):
        yield f"{receipts} receipts"

    if invoice["reminders"] != int(late):
        yield f"{invoice['reminders']} reminders recorded"
    elif late and reminders == 1:
        counts["reminded"] += 1
    if reminders != int(late) and with_pdf:
        yield f"{reminders} reminders mailed"


def _gaps(shop):
    """Every series counts from its first number without a gap and without a number twice."""
    series = {}
    for invoice in shop.api.list_all("/v1/invoices"):
        if invoice.get("number"):
            head = invoice["number"].rstrip("0123456789")
            series.setdefault(head, []).append(int(invoice["number"][len(head):]))
    for head, numbers in series.items():
        if sorted(numbers) != list(range(min(numbers), min(numbers) + len(numbers))):
            yield f"{shop.name}: the numbers of series {head} have a gap or come twice: {sorted(numbers)}"
