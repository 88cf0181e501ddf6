-- Searching takes no notice of accents and how they are composed. `folded` is a function of planwatch's own, which any
-- engine must be given: what is made from the rest is made here as it will be made from now on.
update action set search = folded(search) where search <> folded(search);
