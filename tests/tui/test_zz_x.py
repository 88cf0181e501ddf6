import time
from tests.tui.seat import seated
async def test_x(small_path):
    t=time.time()
    async with seated(small_path) as seat:
        print("open", time.time()-t)
        print(seat.text())
        t=time.time()
        await seat.at("C1.2")
        await seat.press("c")
        print(seat.said(), seat.app.focused)
        await seat.press("escape")
        print(seat.said(), seat.app.focused)
        print("t", time.time()-t)
        t=time.time()
        await seat.type("/recruit")
        print("t", time.time()-t)
        print(seat.text())
