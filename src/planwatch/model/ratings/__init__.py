"""The calculated RAG: rules, facts, judgement."""
