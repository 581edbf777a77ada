"""The look of Gradio's own parts: our colours, the system's fonts. Knows nothing of the pages.

Gradio's stock themes load fonts from Google; naming families as plain strings does not.
"""

from __future__ import annotations

import gradio as gr
from gradio.themes.base import Base

SANS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Liberation Sans")
MONO = ("ui-monospace", "SFMono-Regular", "Menlo", "Liberation Mono")


def theme() -> Base:
    """Every colour is a variable of base.css, so that light and dark are decided in one place."""
    return gr.themes.Base(
        font=(*SANS, "sans-serif"),
        font_mono=(*MONO, "monospace"),
        radius_size=gr.themes.sizes.radius_md,
    ).set(
        body_background_fill="#fbfaf7",
        body_background_fill_dark="#16181b",
        body_text_color="#1d1f23",
        body_text_color_dark="#e8e6e1",
        **_same("background_fill_primary", "var(--surface)"),
        **_same("background_fill_secondary", "var(--paper)"),
        **_same("body_text_color_subdued", "var(--muted)"),
        **_same("border_color_primary", "var(--line)"),
        **_same("border_color_accent", "var(--accent)"),
        **_same("block_background_fill", "transparent"),
        **_same("block_border_color", "var(--line)"),
        **_same("block_label_background_fill", "transparent"),
        **_same("block_label_text_color", "var(--muted)"),
        **_same("block_title_text_color", "var(--ink)"),
        **_same("block_info_text_color", "var(--muted)"),
        **_same("input_background_fill", "var(--surface)"),
        **_same("input_border_color", "var(--edge)"),
        **_same("input_border_color_focus", "var(--accent)"),
        **_same("input_placeholder_color", "var(--muted)"),
        **_same("button_primary_background_fill", "var(--accent)"),
        **_same("button_primary_background_fill_hover", "var(--accent-strong)"),
        **_same("button_primary_text_color", "var(--on-accent)"),
        **_same("button_primary_border_color", "transparent"),
        **_same("button_primary_border_color_hover", "transparent"),
        **_same("button_secondary_background_fill", "transparent"),
        **_same("button_secondary_background_fill_hover", "var(--tint)"),
        **_same("button_secondary_border_color", "var(--edge)"),
        **_same("button_secondary_text_color", "var(--ink)"),
        **_same("button_cancel_background_fill", "transparent"),
        **_same("button_cancel_background_fill_hover", "var(--tint)"),
        **_same("button_cancel_border_color", "var(--warn)"),
        **_same("button_cancel_text_color", "var(--warn)"),
        **_same("color_accent_soft", "var(--tint)"),
        **_same("link_text_color", "var(--accent)"),
        color_accent="var(--accent)",
        button_border_width="1px",
        block_border_width="0px",
        block_padding="0px",
        block_shadow="none",
        block_shadow_dark="none",
    )


def _same(name: str, value: str) -> dict[str, str]:
    return {name: value, f"{name}_dark": value}
