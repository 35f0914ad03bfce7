with active as (
    select account, booked_on, count(*) as entries, min(row) as first from payments
    where account is not null and booked_on between '2025-01-01' and '2025-12-31' group by 1, 2
), since as (
    select *, lag(booked_on) over after as before, lag(first) over after as row_before from active window after as (partition by account order by booked_on)
)
select account, coalesce(before + 1, '2025-01-01') as quiet_from, booked_on - 1 as quiet_to, booked_on, entries, row_before, first
from since where coalesce(before, date '2024-12-31') + 2 < booked_on order by account, booked_on
