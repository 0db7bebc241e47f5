"""The commands of the diary: what was done, how the morning is, what to do today, the last weeks."""
