"""docs/architecture.svg is drawn from the imports as they are."""

from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest

from scripts.draw_architecture import PICTURE, ROOT, House, Layer, arrows, picture, read_house

AGAIN = "draw it anew: make docs"
CONTRACT = """\
[tool.importlinter]
root_package = "shop"
[[tool.importlinter.contracts]]
type = "forbidden"
[[tool.importlinter.contracts]]
type = "layers"
layers = ["shop.till", "shop.paper | (shop.store)", "shop.goods", "shop.planned"]
"""
SHOP = {
    "errors.py": "",
    "__init__.py": "",
    "till/__init__.py": '"""Where people pay.\n\nIn cash."""',
    "till/pay.py": "def pay():\n    import click\n    from shop import paper\n    from shop.goods.fruit import apple\n",
    "paper/__init__.py": '"""What is handed out."""',
    "paper/bill.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from shop.store import shelf\n"
    "else:\n    from shop.goods import fruit\n",
    "store/__init__.py": '"""Where things lie."""',
    "store/shelf.py": "import sqlite3\nfrom shop.errors import Empty\n",
    "goods/__init__.py": '"""What is sold."""',
    "goods/fruit/__init__.py": "",
    "goods/fruit/apple.py": "",
    "goods/bread/__init__.py": "",
    "goods/weigh.py": "",
}


@pytest.fixture
def shop(tmp_path: Path) -> House:
    (tmp_path / "pyproject.toml").write_text(CONTRACT, encoding="utf-8")
    for name, text in SHOP.items():
        file = tmp_path / "src" / "shop" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return read_house(tmp_path)


def test_the_picture_is_that_of_the_code_as_it_is() -> None:
    assert (ROOT / PICTURE).read_text(encoding="utf-8") == picture(read_house(ROOT)), AGAIN


def test_layers_are_those_of_the_contract_that_exist_in_its_order(shop: House) -> None:
    assert [[layer.name for layer in row] for row in shop.rows] == [["till"], ["paper", "store"], ["goods"]]
    assert shop.for_all == ("errors",)


def test_a_layer_shows_its_folders_or_where_it_has_none_its_files(shop: House) -> None:
    till, paper, store, goods = (layer for row in shop.rows for layer in row)
    assert (goods.inside, till.inside, store.inside) == (("bread", "fruit"), ("pay",), ("shelf",))
    assert (till.says, paper.says) == ("Where people pay.", "What is handed out.")


def test_imports_inside_functions_count_and_those_for_a_type_checker_do_not(shop: House) -> None:
    till, paper, store, _ = (layer for row in shop.rows for layer in row)
    assert (till.uses, till.libraries) == ({"paper", "goods"}, ("click",))
    assert paper.uses == {"goods"}
    assert (store.uses, store.libraries) == ({"errors"}, ())


def test_an_arrow_that_follows_from_others_is_left_out(shop: House) -> None:
    assert arrows([layer for row in shop.rows for layer in row]) == [("till", "paper"), ("paper", "goods")]


def test_everything_lies_inside_its_box_and_no_two_boxes_lie_over_each_other() -> None:
    names = tuple(f"subject_{number}" for number in range(40))
    rows = [
        [Layer(f"layer{row}{at}", "Says much. " * 30, names, frozenset(), names[:9]) for at in range(row)]
        for row in (1, 3, 2)
    ]
    drawn = fromstring(picture(House(tuple(map(tuple, rows)), ("errors", "paths"))))
    found = {kind: [rect for rect in drawn.iter() if rect.get("class") == kind] for kind in ("box", "all", "inside")}
    boxes = [_edges(rect) for rect in found["box"] + found["all"]]
    chips = [_edges(rect) for rect in found["inside"]]
    assert (len(boxes), len(chips)) == (7, 242)
    assert all(any(_holds(box, chip) for box in boxes) for chip in chips)
    assert not any(
        _meet(one, other) for group in (boxes, chips) for one in group for other in group if one is not other
    )


Edges = tuple[int, int, int, int]


def _edges(rect: Element) -> Edges:
    x, y, width, height = (int(rect.get(name, "")) for name in ("x", "y", "width", "height"))
    return x, y, x + width, y + height


def _holds(box: Edges, chip: Edges) -> bool:
    return box[0] <= chip[0] and box[1] <= chip[1] and box[2] >= chip[2] and box[3] >= chip[3]


def _meet(one: Edges, other: Edges) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
