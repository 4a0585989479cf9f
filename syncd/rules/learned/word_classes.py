"""Words that do the same in a request: a class stands for all of them, so that few examples teach much. Data."""

from types import MappingProxyType

_CLASSES = """
reach: call calls phone email e-mail mail contact ping ring text reach page write fax voicemail holler shout message
talk: discuss discussing discussion discussions talk talking chat speak meet meeting meetings conversation sync touch
give: send sending forward forwarding give provide share submit deliver bring copy attach post return resend supply
tell: tell let inform notify advise explain clarify confirm answer respond reply remind show update say
look: review look check read see verify examine proof comment consider evaluate edit approve sign
do: fix change correct add remove delete include insert revise replace amend cancel move put set book schedule
do: arrange reserve order print prepare complete fill make keep hold get follow handle take draft finalize
think: think know understand wonder wondering guess believe feel hope assume sure thought figure
want: want need like love prefer wish require expect appreciate looking hoping trying
help: help assist assistance support guidance advice input feedback thoughts comments suggestions opinion ideas
come: come join attend participate go stop drop visit invite invited rsvp
meal: lunch dinner breakfast coffee drinks drink beer party golf game ski movie
free: available free open able interested time convenient works busy calendar flexible
ask: ask asking asked request requesting requested question questions query inquiry concerns
when: today tomorrow tonight monday tuesday wednesday thursday friday saturday sunday morning afternoon evening noon
when: week weekend mon tue tues wed thu thurs fri sat sun am pm a.m p.m eod cob
soon: asap immediately urgent urgently soon soonest earliest possible promptly quickly now
month: january february march april may june july august september october november december jan feb mar apr jun jul
month: aug sept sep oct nov dec
event: call conference appointment interview session event seminar training workshop presentation webinar reception
doc: report reports file files document documents memo letter spreadsheet list agreement contract invoice form
doc: attachment version numbers figures agenda resume model sheet info information data details
promo: sale offer offers deal deals discount coupon win prize click subscribe unsubscribe newsletter shop buy credit
promo: card cards earn cash dollars loan guaranteed premium trial % off gift
legal: confidential copyright intended recipient disclaimer privacy policy terms transmission unauthorized rights
legal: reserved liability
web: link website site account login password username download install browser online profile settings
past: was were had did went got came said told sent asked called met received talked spoke discussed wrote gave made
will: shall will going gonna plan planning
you: you your yours you're you'll you'd you've u
me: i me my mine i'm i'd i'll i've im
we: we us our we'll we'd we're we've let's lets
they: he she they him her them his their he's she's they're
it: it this that these those it's that's
could: can could would should may might must
not: can't couldn't won't wouldn't shouldn't cannot don't doesn't didn't isn't aren't wasn't not never no
be: is are be been being am
wh: what when where who why how which whose what's where's who's
if: if whether unless
please: please pls plz kindly
thanks: thanks thank thx appreciated grateful
det: the a an some any
prep: to of in on at for with from by about as into
"""
DIGITS = "number"


def _classes_of() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in _CLASSES.strip().splitlines():
        name, _, words = line.partition(": ")
        for word in words.split():
            if name not in found.get(word, ()):
                found[word] = (*found.get(word, ()), name)
    return found


CLASSES_OF = MappingProxyType(_classes_of())
"""Word -> its classes, the most telling one first."""
