"""What a teacher (documentteacher.py) says of a part of a document, kept, and the loss of a linking network that is to say the same."""
import torch
import torch.nn.functional as F

from docevents import PARTY_FEATURES, SAME_FEATURES, candidates, compared, party_pairs, places_in, rows_of_words, same_pairs, with_last_of_sentence
from linkinglosses import by_mention, forward
from losses import divergence

TAGS, LINKS, KINDS, PARTIES, SAME = 4.0, 1.0, 1.0, 4.0, 1.0  # weights, those of linkinglosses.py and docevents.py or near them


def heads_of(network, part, x):
    """Log-probabilities of three kinds of tags at words, the table of links or None, the logits of triggers and the mentions' vectors."""
    names, descriptions, scores, nobody, vectors = forward(network, part, x)
    triggers = network.events.triggers(network.dropout(x))
    tags = [rows_of_words(logits, part["windows"]).log_softmax(-1) for logits in (names, descriptions, triggers)]
    links = by_mention(part, scores, nobody)[0] if scores is not None and len(part["first"]) else None
    return tags, links, triggers, vectors


def of_events(network, part, x, vectors, runs, parties, same):
    """Logits of the types of some runs of words, and of the given pairs with mentions and with one another."""
    events = network.vectors(x.flatten(0, 1), *places_in(part["windows"], runs, x.shape[1]))
    return (network.kind(events).log_softmax(-1),
            network.parties(events, vectors, **parties) if vectors is not None and len(parties["first"]) else None,
            network.one(events, **same) if len(same["first"]) else None)


@torch.no_grad()
def teach(teacher, part, x, rng):
    """All that the loss below needs to know of the teacher; teacher: its linking network, x: its states."""
    tags, links, triggers, vectors = heads_of(teacher, part, x)
    told = {"tags": [one.half() for one in tags], "links": None if links is None else links.clamp(min=-30).half(), "runs": []}
    runs = candidates(triggers.softmax(-1), {**part, "deeds": []}, 10**6, rng)
    if runs:
        parties = compared(party_pairs(runs, part["sentences"], with_last_of_sentence(part["facts"])), PARTY_FEATURES)
        same = compared(same_pairs(runs, part["sentences"]), SAME_FEATURES)
        kinds, of_parties, of_same = of_events(teacher.events, part, x, vectors, runs, parties, same)
        told |= {"runs": runs, "parties": parties, "same": same, "kinds": kinds.half(),
                 "of parties": None if of_parties is None else of_parties.sigmoid(), "of same": None if of_same is None else of_same.sigmoid()}
    return told


def taught_loss(network, part, x, told):
    tags, links, _, vectors = heads_of(network, part, x)
    loss = TAGS * sum(divergence(mine, right.float()) for mine, right in zip(tags, told["tags"]))
    if links is not None:
        loss = loss + LINKS * divergence(links.clamp(min=-30), told["links"].float())
    if not told["runs"]:
        return loss
    kinds, of_parties, of_same = of_events(network.events, part, x, vectors, told["runs"], told["parties"], told["same"])
    loss = loss + KINDS * divergence(kinds, told["kinds"].float())
    for weight, mine, right in ((PARTIES, of_parties, told["of parties"]), (SAME, of_same, told["of same"])):
        if mine is not None:
            loss = loss + weight * F.binary_cross_entropy_with_logits(mine, right)
    return loss
