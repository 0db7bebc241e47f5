"""What a diary means for today's session: its facts, the rules over them, and the session that follows."""

from hipcoach.coach.adapt.today import newly_referred, today

__all__ = ["newly_referred", "today"]
